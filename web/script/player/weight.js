// Loads are kept in kilograms, and shown in the units that the person chose.

let pounds = false;

/** @param {boolean} yes whether loads are shown in pounds */
export const showPounds = yes => {
	pounds = yes;
};

const kgPerPound = 0.45359237;

/**
 * How a load is shown, and how it is kept: to the gram. One step of a button is
 * the smallest pair of plates.
 * @returns {{unit: string, shown: (kg: number) => number, kept: (n: number) => number, by: number}}
 */
export const scale = () => pounds
	? {unit: 'lb', shown: kg => Math.round(kg / kgPerPound * 100) / 100, kept: n => Math.round(n * kgPerPound * 1000) / 1000, by: 5}
	: {unit: 'kg', shown: kg => kg, kept: n => n, by: 2.5};
