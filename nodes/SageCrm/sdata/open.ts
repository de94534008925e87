import { NodeOperationError } from 'n8n-workflow';
import { SDataClient } from './client';
import { ConnectionProblem, readConnection, type Connection } from './connection';
import { credentialType, sendWith, type SageCrmContext } from './send';

/**
 * A client for the credential that the node has.
 *
 * @param deadline milliseconds since 1970 by which the last request must have ended
 * @throws {NodeOperationError} when the credential's data cannot be used
 */
export async function openFrom(context: SageCrmContext, deadline?: number): Promise<SDataClient> {
	const node = context.getNode();
	const connection = connectionOf(await context.getCredentials(credentialType));
	if (connection instanceof ConnectionProblem) {
		throw new NodeOperationError(node, connection.message, { failure: { cause: 'configuration-invalid' } });
	}
	return new SDataClient({ node, connection, send: sendWith(context, connection.skipSslVerification), deadline });
}

function connectionOf(credential: unknown): Connection | ConnectionProblem {
	try {
		return readConnection(credential);
	} catch (error) {
		return error instanceof ConnectionProblem
			? error
			: new ConnectionProblem('The Sage CRM credential cannot be read.');
	}
}
