import { InputError } from "../../logs/input_error.ts";

/** A shard of a cluster does not answer. */
export class ShardError extends InputError {}
