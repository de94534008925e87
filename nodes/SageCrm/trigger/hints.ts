import type { NodeHint } from 'n8n-workflow';
import { leftOutSettings } from './import/left-out';

const place = { location: 'outputPane', whenToDisplay: 'always' } as const;

/** What a choice costs, shown beside the output as long as it is chosen. */
const costs: NodeHint[] = [
	{
		message:
			'Every record there is will run the workflow once: at most Max Events for each resource and poll, until all have been read. New changes come beside them, without waiting.',
		displayCondition: '={{ $parameter["startFrom"] === "beginning" }}',
	},
	{
		message: 'A resource with a filter takes two requests with every poll instead of one.',
		displayCondition: '={{ $parameter["setup"] !== "import" && ($parameter["filters"]?.filter ?? []).length > 0 }}',
	},
	{
		message:
			'Who changed a record last counts: where an ignored user changes it after somebody else and before the same poll, neither change runs the workflow.',
		displayCondition: '={{ ($parameter["options"]?.ignoreUpdatedBy ?? []).length > 0 }}',
	},
	{
		message: 'What changes while the workflow is switched off will not run it.',
		displayCondition: '={{ $parameter["options"]?.onReactivation === "now" }}',
	},
];

/** What of a pasted configuration is not taken over, each by its name; collapsed where there are several. */
const leftOut = leftOutSettings.map(({ name, reason }): NodeHint => {
	// Its quotes are escaped where the configuration is a text within the instance.
	const withValue = `/"${name.replaceAll('.', '\\.')}\\\\?"\\s*:(?!\\s*(?:null|\\\\?"\\\\?"))/i`;
	return {
		message: `Not taken over: ${name} (${reason}).`,
		type: 'warning',
		displayCondition: `={{ $parameter["setup"] === "import" && ${withValue}.test($parameter["pollingConfiguration"]) }}`,
		group: { key: 'leftOut', summary: '{count} settings are not taken over', label: `${name}: ${reason}` },
	};
});

export const triggerHints: NodeHint[] = [...costs, ...leftOut].map((hint) => ({ type: 'info', ...place, ...hint }));
