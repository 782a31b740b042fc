#!/usr/bin/env bash
# The workbook in which people work, opened, edited and saved by openpyxl and by LibreOffice. Takes about half a minute.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need soffice libreoffice-calc-nogui
python_tools
binary

fresh
export REGISTER_DATABASE_URL=sqlite://$CI_DIR/register.sqlite3
check "workbook in other hands" python3 .ci/workbook.py "$CI_DIR"
