/** A server-sent event. */
export interface ServerEvent {
  readonly name: string;
  readonly data: unknown;
}

/**
 * Reads server-sent events from a response's body. EventSource cannot send the header that a key travels in.
 * @param heard Called for every piece that arrives, comments included.
 */
export async function* readEvents(answer: Response, heard: () => void): AsyncGenerator<ServerEvent> {
  if (answer.body === null) {
    return;
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      heard();
      const blocks = (rest + value.replaceAll('\r\n', '\n')).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parse(block);
        if (event !== null) {
          yield event;
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parse(block: string): ServerEvent | null {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) {
      name = line.slice(6).trim();
    } else if (line.startsWith('data:')) {
      data.push(line.slice(5));
    }
  }
  return data.length === 0 ? null : { name, data: JSON.parse(data.join('\n')) as unknown };
}
