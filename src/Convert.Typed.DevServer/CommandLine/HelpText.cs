namespace ConvertTyped.DevServer.CommandLine;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    public const string Text = """
        Convert's Full Stack service on your machine: serves a config file, takes events, and shows both.

        Usage: convert-devserver [options]

          -c, --config FILE          The config to serve; a saved change is served at once. Default: convert.config.json
          -p, --port PORT            The port on localhost; 0 takes a free one. Default: 5005
              --sdk-key KEY          Answer only this SDK key. Default: any
              --secret SECRET        Requests by SDK key must carry 'Authorization: Bearer SECRET'
              --debug-token TOKEN    Show drafts and paused experiences to config requests that carry TOKEN
              --disable-default-config
                                     Refuse the config to requests by account and project
          -h, --help                 This text
              --version              The version

        The service, at / and below /api/v1 and /v1:
          GET    /config/KEY               ?environment=NAME  ?exp=ID  ?debug_token=TOKEN  ?_conv_low_cache=1
          GET    /config/ACCOUNT/PROJECT   the same, without a secret
          POST   /track/KEY
          POST   /track/ACCOUNT/PROJECT

        For you:
          GET    /                         a page with the config, live counts and the last events
          GET    /_events                  the events that were accepted; DELETE forgets them
          GET    /_report                  what they add up to, per variation and goal
          GET    /_faults                  what goes wrong on request; DELETE lets all go well again
          POST   /_faults                  lets requests go wrong

        Faults are JSON (-H 'Content-Type: application/json'), such as
          {"fault":"status","status":503,"retryAfter":5,"endpoint":"config","requests":3}
        without "requests" until cleared, without "endpoint" for both config and track:
          status          "status", "retryAfter" (seconds)
          answer          "status", "body", "contentType", "retryAfter"
          html            a web page with status 200
          error           {"error": ...} with status 200
          latency         "delay" (milliseconds; any other fault takes it, too)
          cut-body        "bytes" to send before the connection ends; in the middle without
          cut-connection  after the request was read; with "serviceActs": true its events still count
          black-hole      reads the request and never answers
          gzip-bomb       "bytes" it becomes; 1 GB without
          wrong-charset   "declared", "written"; written in utf-16 and declared utf-8 without
        """;
}
