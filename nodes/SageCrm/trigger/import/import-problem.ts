/** Why a pasted configuration cannot be used, in one sentence for whoever pasted it; nothing secret is in it. */
export class ImportProblem extends Error {}
