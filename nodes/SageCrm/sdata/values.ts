/** Some servers send an empty text where there is no value, others nothing at all. */
export function isEmpty(held: unknown): boolean {
	return held === null || held === undefined || held === '';
}

/** Checkboxes are stored as Y (Sage's developer help); how they are shown is not confirmed. */
export function isTicked(held: unknown): boolean {
	return held === true || /^(y|yes|true|1)$/i.test(String(held).trim());
}

export function isUnticked(held: unknown): boolean {
	return held === false || /^(n|no|false|0)$/i.test(String(held).trim());
}

/** How checkboxes are stored (Sage's developer help). */
export function markOf(isOn: boolean): string {
	return isOn ? 'Y' : 'N';
}

/** As numbers are written outside of programs: no `0x10`. */
export function isDecimal(text: string): boolean {
	return /^\s*[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?\s*$/i.test(text);
}
