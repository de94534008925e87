import { NodeOperationError, type INode } from 'n8n-workflow';
import type { z } from 'zod';

/** @throws {NodeOperationError} with the message of the first thing that is wrong */
export function checked<T>(node: INode, shape: z.ZodType<T, z.ZodTypeDef, unknown>, given: unknown): T {
	const parsed = shape.safeParse(given);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	throw refused(node, issue?.message ?? 'A parameter of the trigger cannot be used.', issue?.path.join('.'));
}

/**
 * A mistake in what the user has set, which no waiting mends.
 *
 * @param where the parameter
 */
export function refused(node: INode, message: string, where?: string): NodeOperationError {
	return new NodeOperationError(node, message, {
		description: where === undefined || where === '' ? undefined : `Parameter: ${where}`,
		failure: { cause: 'configuration-invalid' },
	});
}
