// Each check has one line; what it found wrong stands below it.
let passed = 0;
let failed = 0;

/** Runs a check. Its body reports with `fault`, or throws; it may go on after a fault. */
export async function check(name, body) {
  const faults = [];
  try {
    await body((text) => faults.push(text));
  } catch (error) {
    faults.push(String(error.message ?? error).split("\n").slice(0, 4).join(" "));
  }
  if (faults.length === 0) {
    passed += 1;
    console.log(`ok    ${name}`);
  } else {
    failed += 1;
    console.log(`FAIL  ${name}`);
    for (const fault of faults.slice(0, 12)) console.log(`      ${String(fault).slice(0, 500)}`);
    if (faults.length > 12) console.log(`      and ${faults.length - 12} more`);
  }
  return faults.length === 0;
}

/** How many passed and failed; the last line, which the script reads. */
export function finish() {
  console.log(`counts ${passed} ${failed}`);
  return failed === 0;
}

/** Compares lists and says where they part. */
export function same(fault, what, got, wanted) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (a === b) return;
  if (Array.isArray(got) && Array.isArray(wanted)) {
    const at = [...got, null].findIndex((one, index) => JSON.stringify(one) !== JSON.stringify(wanted[index]));
    fault(`${what}: ${got.length} against ${wanted.length}; at ${at}: ${JSON.stringify(got[at])} against ${JSON.stringify(wanted[at])}`);
  } else {
    fault(`${what}: ${a} against ${b}`);
  }
}
