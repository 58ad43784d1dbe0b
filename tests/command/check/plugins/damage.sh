#!/usr/bin/env bash
# Writes damaged copies of PLUGIN.so, which has a sidecar, into its folder. damage.sh PLUGIN.so
set -euo pipefail
cd "$(dirname "$1")"
plugin=$(basename "$1")

# put FILE OFFSET BYTES: overwrites bytes of the ELF header (System V ABI, "ELF Header").
put() { printf "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none; }

head -c 2000 "$plugin" >cut_short.so

cp "$plugin" other_machine.so
put other_machine.so 18 '\xF3\x00' # e_machine: RISC-V

cp "$plugin" without_sections.so
put without_sections.so 40 '\0\0\0\0\0\0\0\0' # e_shoff
put without_sections.so 60 '\0\0\0\0'         # e_shnum, e_shstrndx

cp "$plugin" lying_sidecar.so
sed 's/"summary": *"/&Never /' "$plugin.json" >lying_sidecar.so.json

cp "$plugin" broken_sidecar.so
head -c 100 "$plugin.json" >broken_sidecar.so.json
