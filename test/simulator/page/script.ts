/** The page's own program, as a text: it runs in the browser and talks to the control API alone. Everything it shows is set as text, never as HTML. */
export const pageScript = `
'use strict';
const find = (id) => document.getElementById(id);
let entities = [], current = null, shown = [], known = new Map(), editing = null, removing = null;

async function call(method, path, body) {
	const answer = await fetch('/_control/' + path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
	const value = await answer.json();
	if (!answer.ok) throw new Error(value.error);
	return value;
}
function element(name, text, className) {
	const made = document.createElement(name);
	if (text !== undefined && text !== null) made.textContent = String(text);
	if (className) made.className = className;
	return made;
}
function button(text, label, act) {
	const made = element('button', text);
	made.type = 'button';
	made.setAttribute('aria-label', label);
	made.onclick = () => Promise.resolve().then(act).then(() => say(''), (error) => say(error.message));
	return made;
}
const say = (text) => { find('notice').textContent = text; };
const moment = (ms) => ms === null ? '' : new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
const read = (column, value) => value === null ? '' : column.type === 'datetime' ? new Date(value).toISOString().slice(0, 19) + 'Z' : String(value);

function showTabs(counts) {
	const tabs = entities.map((entity) => {
		const tab = element('button', entity.title + ' ');
		tab.type = 'button';
		tab.role = 'tab';
		tab.setAttribute('aria-selected', String(entity.name === current.name));
		tab.append(element('small', counts[entity.name]?.toLocaleString('en')));
		tab.onclick = () => { current = entity; removing = null; location.hash = entity.name; refresh(); };
		return tab;
	});
	find('tabs').replaceChildren(...tabs);
}
function columnsToShow() {
	const useful = current.columns.filter((column) => !/_(CreatedBy|UpdatedBy|Password)$/.test(column.name));
	const filled = useful.filter((column) => shown.length === 0 || shown.some((record) => record.fields[column.name] !== null));
	const plain = filled.filter((column) => column.type !== 'reference');
	return [...plain, ...filled.filter((column) => column.type === 'reference')].slice(0, 6);
}
function showRows(total) {
	const columns = columnsToShow();
	const head = element('tr');
	const names = ['Id', ...columns.map((column) => column.name.replace(/^[^_]*_/, '')), 'Updated (UTC)'];
	head.append(...names.map((name) => element('th', name)), element('th', '', 'actions'));
	find('head').replaceChildren(head);
	find('heading').textContent = current.title + ': the newest ' + Math.min(20, shown.length) + ' of ' + total.toLocaleString('en');
	const rows = shown.map((record) => {
		const version = JSON.stringify(record);
		const seen = known.get(current.name + record.id);
		const row = element('tr', undefined, known.has(current.name) && seen !== version ? 'fresh' : '');
		known.set(current.name + record.id, version);
		row.append(element('td', record.id, 'number'), ...columns.map((column) => element('td', read(column, record.fields[column.name]))));
		row.append(element('td', moment(record.updated), 'number'), actions(record));
		return row;
	});
	known.set(current.name, 'seen');
	if (rows.length === 0) {
		const none = element('td', 'No records yet.', 'none');
		none.colSpan = columns.length + 3;
		rows.push(element('tr'));
		rows[0].append(none);
	}
	find('rows').replaceChildren(...rows);
}
function actions(record) {
	const cell = element('td', undefined, 'actions');
	const named = current.title + ' ' + record.id;
	const sure = removing === record.id;
	cell.append(
		button('Edit', 'Edit ' + named, () => openEditor(record)),
		button(sure ? 'Sure?' : 'Delete', 'Delete ' + named, async () => {
			if (!sure) { removing = record.id; await refresh(); return; }
			removing = null;
			await call('DELETE', 'records/' + current.name + '/' + record.id);
			await refresh();
		}),
	);
	return cell;
}
function openEditor(record) {
	editing = record;
	find('formTitle').textContent = record ? 'Edit ' + current.title + ' ' + record.id : 'New ' + current.title;
	find('formError').textContent = '';
	find('inputs').replaceChildren(...current.columns.filter((column) => !/_Password$/.test(column.name)).map((column) => {
		const label = element('label', column.name.replace(/^[^_]*_/, '') + (column.mandatory ? ' *' : ''));
		const input = element('input');
		input.name = column.name;
		input.required = column.mandatory;
		input.value = record ? read(column, record.fields[column.name]) : '';
		input.dataset.before = input.value;
		input.placeholder = { datetime: '2026-01-30T12:00:00Z', date: '2026-01-30', boolean: 'Y or empty' }[column.type] ?? '';
		label.append(input);
		return label;
	}));
	find('editor').showModal();
}
async function save(event) {
	event.preventDefault();
	const fields = {};
	for (const input of find('inputs').querySelectorAll('input')) {
		if (input.value !== input.dataset.before) fields[input.name] = input.value === '' ? null : input.value;
	}
	try {
		await call(editing ? 'PATCH' : 'POST', 'records/' + current.name + (editing ? '/' + editing.id : ''), { fields });
		find('editor').close();
		await refresh();
	} catch (error) { find('formError').textContent = error.message; }
}
async function refresh() {
	const wanted = current;
	const [health, list] = await Promise.all([call('GET', 'health'), call('GET', 'records/' + wanted.name + '?limit=20')]);
	if (wanted !== current) return;
	const waiting = health.pending > 0 ? ' · ' + health.pending + ' writes not visible yet' : '';
	find('clock').textContent = moment(health.now) + ' UTC' + waiting;
	shown = list.records;
	showTabs(health.records);
	showRows(list.total);
}
async function start() {
	entities = await call('GET', 'entities');
	current = entities.find((entity) => entity.name === location.hash.slice(1)) ?? entities[0];
	find('add').onclick = () => openEditor(null);
	find('cancel').onclick = () => find('editor').close();
	find('form').onsubmit = save;
	await refresh();
	setInterval(() => { if (!find('editor').open) refresh().then(() => say(''), (error) => say('The simulator does not answer: ' + error.message)); }, 2000);
}
start().catch((error) => say(error.message));
`;
