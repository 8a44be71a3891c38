namespace ConvertTyped.Transport;

/// <summary>What became of a track request. The protocol has no event ids, so only this tells whether to send it again.</summary>
internal enum TrackOutcome
{
    /// <summary>The service took it: any 2xx.</summary>
    Delivered = 0,

    /// <summary>The service will not take these bytes, now or later: a 4xx other than 408 and 429.</summary>
    Refused = 1,

    /// <summary>The service said that it could not take it now: 408, 429 or 5xx. It counts nothing then; a gateway before it that gave up waiting (504) cannot know.</summary>
    Unavailable = 2,

    /// <summary>The request certainly did not arrive: there was no connection to send it on.</summary>
    NotSent = 3,

    /// <summary>The request was sent, at least in part, and no answer came. It may have been counted.</summary>
    AnswerLost = 4,
}
