import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

/**
 * n8n's type wants rules of one kind only, its credential tester goes through them one by one and
 * applies each by its own kind (read in n8n 2.41.1): hence the widening at the end.
 */
const testRules = [
	{
		type: 'responseCode',
		properties: { value: 401, message: 'Sage CRM refused the user name or password: check both.' },
	},
	{
		type: 'responseCode',
		properties: {
			value: 403,
			message:
				'Sage CRM knows this user but does not let them in: switch on web service access for them in its administration.',
		},
	},
	{
		type: 'responseCode',
		properties: {
			value: 404,
			message: 'There is no Sage CRM install of that name on this host: check the install name and the host.',
		},
	},
	{
		type: 'responseCode',
		properties: {
			value: 503,
			message:
				'Sage CRM is not available at the moment: check that its web service (Tomcat) is running, then try again.',
		},
	},
	{
		type: 'responseSuccessBody',
		properties: {
			key: '$resources',
			value: undefined,
			message:
				'The host answered with something else than Sage CRM data: check the host and the install name, and that the web service (Tomcat) is running.',
		},
	},
] as ICredentialTestRequest['rules'];

/** As the nodes read the host: https unless http is written, and nothing behind the server. */
const origin =
	'={{ (/^https?:\\/\\//i.test($credentials.host.trim()) ? "" : "https://") + $credentials.host.trim().replace(/^((?:https?:\\/\\/)?[^\\/?#]+).*$/i, "$1") }}';

/** In UTF-8, as n8n encodes it. */
const basic = '={{ "Basic " + ($credentials.username + ":" + $credentials.password).base64Encode() }}';

/** How n8n reaches one Sage CRM install, and as whom. */
export class SageCrmApi implements ICredentialType {
	name = 'sageCrmApi';

	displayName = 'Sage CRM API';

	icon: Icon = { light: 'file:sageCrm.svg', dark: 'file:sageCrm.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-sage-crm/n8n-nodes-sage-crm#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'crm.example.com',
			description:
				'The Sage CRM server: crm.example.com, crm.example.com:8443 or a full address. HTTPS is used unless http:// is written.',
		},
		{
			displayName: 'Install Name',
			name: 'installName',
			type: 'string',
			default: 'crm',
			description:
				'The part of the address in the browser between the server and /eware.dll, for example crm in https://crm.example.com/crm/eware.dll',
		},
		{
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			description: 'A Sage CRM user who may use web services',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSslIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if the certificate of the server cannot be verified',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'UTC',
			placeholder: 'Europe/Dublin',
			description: 'The zone of the dates that the server sends, an IANA name. Most servers send UTC.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 3600 },
			default: 60,
			description: 'Seconds that one request may take, its retries included',
		},
	];

	/**
	 * Sent with the first request already: the server never asks for it with `WWW-Authenticate`. As an expression, because
	 * n8n offers a credential for custom API calls only where it can read how requests are signed (2.41.1). Sage's
	 * help names `X-Sage-Authorization` in another chapter: that goes with requests that follow no redirect, the nodes' own
	 * and the test, for n8n takes this header alone back when one leads to another host.
	 */
	authenticate: IAuthenticateGeneric = { type: 'generic', properties: { headers: { Authorization: basic } } };

	test: ICredentialTestRequest = {
		request: {
			baseURL: origin,
			url: '=/sdata/{{ ($credentials.installName || "crm").trim() }}j/sagecrm2/-/company?count=1',
			headers: { Accept: 'application/json', 'X-Sage-Authorization': basic },
			disableFollowRedirect: true,
			skipSslCertificateValidation: '={{ $credentials.ignoreSslIssues }}',
		},
		rules: testRules,
	};
}
