namespace ConvertTyped;

/// <summary>The browsers that reports tell apart.</summary>
public enum Browser
{
    /// <summary>Any other browser; <c>OTH</c> for the service.</summary>
    Other = 0,

    /// <summary>Chrome; <c>CH</c> for the service.</summary>
    Chrome = 1,

    /// <summary>Firefox; <c>FF</c> for the service.</summary>
    Firefox = 2,

    /// <summary>Internet Explorer; <c>IE</c> for the service.</summary>
    InternetExplorer = 3,

    /// <summary>Opera; <c>OP</c> for the service.</summary>
    Opera = 4,

    /// <summary>Safari; <c>SF</c> for the service.</summary>
    Safari = 5,
}
