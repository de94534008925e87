import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

/** What n8n itself adds to both lists where a credential signs requests (read in n8n 2.41.1). */
const customApiCall = '__CUSTOM_API_CALL__';

/** @throws {NodeOperationError} that says how to go on, where the user has chosen it: n8n leaves the call to another node */
export function refuseCustomApiCall(context: IExecuteFunctions): void {
	const chosen = ['resource', 'operation'].map((name) => context.getNodeParameter(name, 0, ''));
	if (!chosen.includes(customApiCall)) return;
	throw new NodeOperationError(
		context.getNode(),
		'A custom API call is made with the HTTP Request node: choose "Predefined Credential Type" and "Sage CRM API" there.',
	);
}
