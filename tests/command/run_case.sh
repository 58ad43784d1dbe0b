#!/usr/bin/env bash
# Runs one case: run_case.sh CASE_FOLDER BUILD_FOLDER [--update]
# A case is a folder: cmd (a line of bash; `gloss` is the program), the files it reads, and the
# expected results: out (standard output), error (standard error), exit (the code; 0 if absent),
# files under expect/ (written files). BUILD stands for the absolute path of the build, CASE for
# that of the case.
set -u
case_folder=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp -r "$case_folder/." "$work"
rm -rf "$work"/{cmd,out,error,exit,expect}
cd "$work" || exit 1
export PATH="$build/bin:$PATH" GLOSS_PLUGIN_PATH="$build/tests/specimens:$build/tests/misbehaving" NO_COLOR=1 HOME="$work"
bash "$case_folder/cmd" >"$work.out" 2>"$work.error" </dev/null
code=$?
show() { sed -e "s|$work|CASE|g" -e "s|$build|BUILD|g" "$1"; }

if [[ "${3:-}" == "--update" ]]; then
  show "$work.out" >"$case_folder/out"
  show "$work.error" >"$case_folder/error"
  echo "$code" >"$case_folder/exit"
  for file in out error; do [[ -s "$case_folder/$file" ]] || rm "$case_folder/$file"; done
  [[ $code == 0 ]] && rm "$case_folder/exit"
  rm -f "$work.out" "$work.error"
  exit 0
fi

failed=0
compare() { # WHAT EXPECTED_FILE ACTUAL_FILE
  local expected=$2
  [[ -e "$expected" ]] || expected=/dev/null
  if ! diff -u --label "expected $1" --label "actual $1" "$expected" <(show "$3"); then failed=1; fi
}
compare out "$case_folder/out" "$work.out"
compare error "$case_folder/error" "$work.error"
if [[ -d "$case_folder/expect" ]]; then
  while IFS= read -r file; do compare "$file" "$case_folder/expect/$file" "$work/$file"
  done < <(cd "$case_folder/expect" && find . -type f -printf '%P\n' | sort)
fi
expected_code=$(cat "$case_folder/exit" 2>/dev/null || echo 0)
if [[ "$code" != "$expected_code" ]]; then
  echo "exit code: expected $expected_code, got $code"
  failed=1
fi
rm -f "$work.out" "$work.error"
exit $failed
