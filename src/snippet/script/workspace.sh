#!/usr/bin/env bash
# Creates the Flink tables and jobs below, tables first, and stops at the first that fails.
#
#   bash workspace.sh
#
# It can be run again: what is there by name, whatever it looks like, is not created a second time.
# A job that failed or was canceled counts as gone. Nothing is changed or deleted, and no request that
# creates something is repeated. It needs bash, curl and jq, and the token in AIVEN_TOKEN, or asks for it.

[ -n "${BASH_VERSION-}" ] || { echo 'This is a script for bash: bash workspace.sh' >&2; exit 1; }
set +x +o posix # A trace would show the token, and POSIX mode has no <(...).
set -euf -o pipefail
export LC_ALL=C

table_ids={} # The id of each table that exists, by name, as JSON.
job_ids={}   # The same for jobs.
answer=      # The body of the last answer.

# shown TEXT: the text in one line, without control characters, and never with the token.
shown() {
  local text=${1:0:2000}
  [ -z "${AIVEN_TOKEN-}" ] || text=${text//"$AIVEN_TOKEN"/***}
  printf '%s\n' "${text//[[:cntrl:]]/ }"
}

# stop TEXT: says why, and ends the script.
stop() {
  shown "Stopped. $1" >&2
  exit 1
}

require_programs() {
  local program missing=
  for program in "$@"; do
    command -v "$program" >/dev/null || missing="$missing $program"
  done
  [ -z "$missing" ] ||
    stop "Not installed:$missing. To install: apt-get install$missing (Debian, Ubuntu), dnf install$missing (Fedora), brew install$missing (macOS)."
}

require_token() {
  if [ -z "${AIVEN_TOKEN-}" ]; then
    [ -t 0 ] || stop 'The variable AIVEN_TOKEN is not set. It must hold your token, and be exported.'
    read -rsp 'Token: ' AIVEN_TOKEN || true
    echo >&2
  fi
  # Any other character could end the header.
  case $AIVEN_TOKEN in
    '' | *[!A-Za-z0-9._~+/=-]*)
      AIVEN_TOKEN=
      stop 'The token is empty, or holds a character that no token has.'
      ;;
  esac
}

# Read by curl from a pipe: an argument could be seen in the list of processes.
authorization() {
  printf 'header = "Authorization: %s %s"\n' "$scheme" "$AIVEN_TOKEN"
}

# call METHOD URL [BODY]: sends one request and keeps the answer, or stops with the server's message.
call() {
  local status flags
  flags=(--silent --show-error --globoff --connect-timeout 30 --max-time 300)
  flags+=(--write-out '\n%{http_code}' --request "$1" --url "$2")
  [ $# -lt 3 ] || flags+=(--header 'Content-Type: application/json' --data-binary @-)
  answer=$(curl "${flags[@]}" --config <(authorization) <<<"${3-}") ||
    stop "$1 $2 got no whole answer. Run the script again later: it looks first what was created."
  status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
  case $status in
    2??) ;;
    *) stop "$1 $2 was answered with $status: $(message)" ;;
  esac
  holds_no_error || stop "$1 $2 was answered with $status, but: $(message)"
}

# Whether the answer is a JSON object without an error in it.
holds_no_error() {
  jq -en 'input | type == "object" and ([.error, .errors] | all(. == null or . == false or . == "" or . == []))' \
    <<<"$answer" >/dev/null 2>&1
}

# What the answer says, or all of it if it is no JSON.
message() {
  jq -r '[.errors[0]?.message?, .errors[0]?, .message?, .error?, .error?.message?, tojson] | map(strings | select(. != "")) | .[0]' \
    <<<"$answer" 2>/dev/null || printf '%s' "$answer"
}

# id_of NAME IDS: the id of that name, or nothing. The name is JSON too.
id_of() {
  jq -rn 'input as $name | input | .[$name] // empty' <<<"$1 $2"
}

# with_id NAME ID IDS: the ids with one more.
with_id() {
  jq -n --arg id "$2" 'input as $name | input | .[$name] = $id' <<<"$1 $3"
}

# created KEY: the id in the answer.
created() {
  jq -er --arg key "$1" '.[$key] | strings | select(. != "")' <<<"$answer"
}

find_tables() {
  call GET "$service/flink/table"
  table_ids=$(jq 'reduce .tables[] as $table ({}; .[$table.table_name] = $table.table_id)' <<<"$answer") ||
    stop "The list of tables is not as expected: $answer"
}

# The list of jobs knows no names: each job is asked for its own.
find_jobs() {
  local ids id
  call GET "$service/flink/job"
  ids=$(jq -r '.jobs[] | select(.status != "FAILED" and .status != "CANCELED") | .id' <<<"$answer") ||
    stop "The list of jobs is not as expected: $answer"
  for id in $ids; do
    case $id in *[!0-9A-Za-z-]*) stop "The list of jobs holds an id that is none: $id" ;; esac
    call GET "$service/flink/job/$id"
    job_ids=$(with_id "$(jq -a '.name // ""' <<<"$answer")" "$id" "$job_ids")
  done
}

# create_table <<'JSON': the table that the payload describes, unless there is one of its name.
create_table() {
  local payload name id
  IFS= read -r -d '' payload || true
  name=$(jq -a .name <<<"$payload")
  id=$(id_of "$name" "$table_ids")
  if [ -n "$id" ]; then
    shown "Table $name exists already: $id"
    return
  fi
  call POST "$service/flink/table" "$payload"
  id=$(created table_id) || stop "Table $name was created, but the answer holds no id: $answer"
  table_ids=$(with_id "$name" "$id" "$table_ids")
  shown "Table $name created: $id"
}

# create_job <<'JSON': the same for a job. In its table_ids, names may stand for ids.
create_job() {
  local payload name id unknown
  IFS= read -r -d '' payload || true
  name=$(jq -a .job_name <<<"$payload")
  id=$(id_of "$name" "$job_ids")
  if [ -n "$id" ]; then
    shown "Job $name exists already: $id"
    return
  fi
  # What is no name of a table must be an id: a UUID, whose parts have these lengths.
  unknown=$(jq -an 'input as $ids | input
    | [.table_ids[]? | select($ids[.] == null and (split("-") | map(length)) != [8, 4, 4, 4, 12])][0] // empty' \
    <<<"$table_ids $payload")
  [ -z "$unknown" ] || stop "Job $name needs the table $unknown, which is not there."
  payload=$(jq -n 'input as $ids | input | if .table_ids then .table_ids |= map($ids[.] // .) else . end' \
    <<<"$table_ids $payload")
  call POST "$service/flink/job" "$payload"
  id=$(created job_id) || stop "Job $name was created, but the answer holds no id: $answer"
  job_ids=$(with_id "$name" "$id" "$job_ids")
  shown "Job $name created: $id"
}

