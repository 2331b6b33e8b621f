export { chiSquareFit } from "./chi_square_fit.ts";
export { chiSquareIndependence } from "./chi_square_independence.ts";
