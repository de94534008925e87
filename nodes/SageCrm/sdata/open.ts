import { NodeOperationError } from 'n8n-workflow';
import { SDataClient } from './client';
import { ConnectionProblem, readConnection, type Connection } from './connection';
import { credentialType, loginOf, sendWith, type SageCrmContext } from './send';

/**
 * A client for the credential that the node has.
 *
 * @param deadline milliseconds since 1970 by which the last request must have ended
 * @throws {NodeOperationError} when the credential's data cannot be used
 */
export async function openFrom(context: SageCrmContext, deadline?: number): Promise<SDataClient> {
	const node = context.getNode();
	const credential: unknown = await context.getCredentials(credentialType);
	const connection = connectionOf(credential);
	if (connection instanceof ConnectionProblem) {
		throw new NodeOperationError(node, connection.message, { failure: { cause: 'configuration-invalid' } });
	}
	const send = sendWith(context, loginOf(credential), connection.skipSslVerification);
	return new SDataClient({ node, connection, send, deadline });
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
