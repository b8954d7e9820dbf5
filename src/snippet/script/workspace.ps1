# Creates the Flink tables and jobs below, tables first, and stops at the first that fails.
#
#   powershell -ExecutionPolicy Bypass -File workspace.ps1
#   pwsh -File workspace.ps1
#
# It can be run again: what is there by name, whatever it looks like, is not created a second time.
# A job that failed or was canceled counts as gone. Nothing is changed or deleted, and no request that
# creates something is repeated. It needs Windows PowerShell 5.1 or PowerShell 7, and the token in
# $env:AIVEN_TOKEN, or asks for it.

Set-StrictMode -Off
Set-PSDebug -Off # A trace would show the token.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue' # In 5.1 a progress bar holds each request up.
# The id of each table and of each job that exists, by name. @{} would not tell a from A.
$tableIds = New-Object Collections.Hashtable
$jobIds = New-Object Collections.Hashtable

# The text in one line, without control characters, and never with the token.
function Get-Shown([string] $Text) {
  if ($Text.Length -gt 2000) { $Text = $Text.Substring(0, 2000) }
  if ($token) { $Text = $Text.Replace($token, '***') }
  $Text -replace '[\x00-\x1f\x7f]', ' '
}

# Says why, and ends the script.
function Stop-Script([string] $Reason) {
  throw (Get-Shown "Stopped. $Reason")
}

# The token, if it can stand in a header: any other character could end that.
function Get-Token {
  $found = $env:AIVEN_TOKEN
  if (-not $found) {
    try {
      $found = [Net.NetworkCredential]::new('', (Read-Host 'Token' -AsSecureString)).Password.Trim()
    } catch {
      Stop-Script 'The variable AIVEN_TOKEN is not set. It must hold your token.'
    }
  }
  if ($found -cnotmatch '^[A-Za-z0-9._~+/=-]+\z') {
    Stop-Script 'The token is empty, or holds a character that no token has.'
  }
  $found
}

# Sends one request and returns its answer, or stops with the server's message.
function Send-Request([string] $Method, [string] $Url, [string] $Payload) {
  $request = @{
    Method = $Method
    Uri = $Url
    Headers = @{ Authorization = "$scheme $token" }
    MaximumRedirection = 0
    TimeoutSec = 300
    DisableKeepAlive = $true
    UseBasicParsing = $true
  }
  if ($Payload) {
    $request.ContentType = 'application/json'
    $request.Body = [Text.Encoding]::UTF8.GetBytes($Payload)
  }
  try {
    $response = Invoke-WebRequest @request
    $status = [int] $response.StatusCode
    # 5.1 would take UTF-8 for Latin-1 where the answer does not name it.
    $text = [Text.Encoding]::UTF8.GetString($response.RawContentStream.ToArray())
  } catch {
    $failure = $_
    $response = $failure.Exception.Response
    if (-not $response) {
      Stop-Script "$Method $Url got no whole answer: $($failure.Exception.Message) Run the script again later: it looks first what was created."
    }
    $status = [int] $response.StatusCode
    $text = $failure.ErrorDetails.Message
    if (-not $text -and $response -is [Net.HttpWebResponse]) {
      $text = (New-Object IO.StreamReader $response.GetResponseStream()).ReadToEnd()
    }
  }
  try { $answer = ConvertFrom-Json $text } catch { $answer = $null }
  $first = @($answer.errors)[0]
  $message = $first.message, $first, $answer.message, $answer.error, $text |
    Where-Object { $_ -is [string] -and $_ } |
    Select-Object -First 1
  if ($status -lt 200 -or $status -gt 299) {
    Stop-Script "$Method $Url was answered with ${status}: $message"
  }
  if ($answer -isnot [Management.Automation.PSCustomObject] -or $answer.error -or $answer.errors) {
    Stop-Script "$Method $Url was answered with $status, but: $message"
  }
  $answer
}

function Find-Table {
  $answer = Send-Request GET "$service/flink/table"
  if ($null -eq $answer.tables) { Stop-Script 'The list of tables is not as expected.' }
  foreach ($table in $answer.tables) {
    $tableIds[[string] $table.table_name] = [string] $table.table_id
  }
}

# The list of jobs knows no names: each job is asked for its own.
function Find-Job {
  $answer = Send-Request GET "$service/flink/job"
  if ($null -eq $answer.jobs) { Stop-Script 'The list of jobs is not as expected.' }
  foreach ($job in $answer.jobs) {
    if ('FAILED', 'CANCELED' -ccontains $job.status) { continue }
    if ($job.id -cnotmatch '^[0-9A-Za-z-]+\z') { Stop-Script "The list of jobs holds an id that is none: $($job.id)" }
    $detail = Send-Request GET "$service/flink/job/$($job.id)"
    $jobIds[[string] $detail.name] = [string] $job.id
  }
}

# Creates the table that the payload describes, unless there is one of its name.
function New-Table([string] $Payload) {
  $name = [string] (ConvertFrom-Json $Payload).name
  if ($tableIds[$name]) {
    return Get-Shown "Table `"$name`" exists already: $($tableIds[$name])"
  }
  $answer = Send-Request POST "$service/flink/table" $Payload
  if (-not $answer.table_id) { Stop-Script "Table `"$name`" was created, but the answer holds no id." }
  $tableIds[$name] = [string] $answer.table_id
  Get-Shown "Table `"$name`" created: $($answer.table_id)"
}

# The same for a job. In its table_ids, names may stand for ids.
function New-Job([string] $Payload) {
  $body = ConvertFrom-Json $Payload
  $name = [string] $body.job_name
  if ($jobIds[$name]) {
    return Get-Shown "Job `"$name`" exists already: $($jobIds[$name])"
  }
  if ($body.table_ids) {
    $body.table_ids = @(foreach ($table in $body.table_ids) {
      $id = $tableIds[[string] $table]
      if (-not $id -and $table -notmatch '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z') {
        Stop-Script "Job `"$name`" needs the table `"$table`", which is not there."
      }
      if ($id) { $id } else { $table }
    })
    $Payload = ConvertTo-Json $body -Depth 100
  }
  $answer = Send-Request POST "$service/flink/job" $Payload
  if (-not $answer.job_id) { Stop-Script "Job `"$name`" was created, but the answer holds no id." }
  $jobIds[$name] = [string] $answer.job_id
  Get-Shown "Job `"$name`" created: $($answer.job_id)"
}

# Windows PowerShell offers TLS 1.0 alone where the machine's settings are old. Zero leaves it to the system.
if ([int] [Net.ServicePointManager]::SecurityProtocol) {
  [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
}

