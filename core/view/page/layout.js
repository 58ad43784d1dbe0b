// How records lie over the text: lanes of their lines, and the pieces that a text is cut into.

// Gives each span, {begin, end}, the lowest `lane` that no span over the same text has. Sorted by
// begin, the longest first, so that what is outside lies on the first lane.
function assignLanes(spans) {
  const sorted = [...spans].sort((a, b) => a.begin - b.begin || b.end - a.end);
  const ends = [];
  for (const span of sorted) {
    let lane = ends.findIndex((end) => end <= span.begin);
    if (lane < 0) lane = ends.length;
    ends[lane] = span.end;
    span.lane = lane;
  }
  return ends.length;
}

// Cuts text[begin, end) where a span begins or ends: [{begin, end, spans}], without gaps.
function cutText(begin, end, spans) {
  const inside = spans.filter((span) => span.begin < end && span.end > begin);
  const cuts = new Set([begin, end]);
  for (const span of inside) {
    cuts.add(Math.max(begin, span.begin));
    cuts.add(Math.min(end, span.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const starting = [...inside].sort((a, b) => a.begin - b.begin);
  const pieces = [];
  let open = [];
  for (let i = 0, next = 0; i + 1 < places.length; ++i) {
    while (next < starting.length && starting[next].begin <= places[i]) open.push(starting[next++]);
    open = open.filter((span) => span.end > places[i]);
    pieces.push({ begin: places[i], end: places[i + 1], spans: [...open] });
  }
  return pieces;
}

// The text in blocks of whole lines, which are drawn one by one: [[begin, end]...]. A block ends
// at the end of a paragraph, or where it would be longer than `most`; a line that is longer than
// that is cut between words if it has any.
function cutBlocks(text, most) {
  const blocks = [];
  for (let begin = 0; begin < text.length; ) {
    let end = text.indexOf("\n", begin);
    end = end < 0 ? text.length : end + 1;
    while (end < text.length && text[end] === "\n") ++end;
    if (end - begin > most) {
      const blank = text.lastIndexOf(" ", begin + most);
      end = blank > begin ? blank + 1 : begin + most;
      const code = text.charCodeAt(end);
      if (code >= 0xdc00 && code < 0xe000) ++end;
    }
    blocks.push([begin, end]);
    begin = end;
  }
  return blocks;
}
