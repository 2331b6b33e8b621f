/** How much of a cell's outputs is kept; what goes beyond is cut, with a note. */
export const LARGEST_OUTPUT_CHARACTERS = 32 * 2 ** 20;
