namespace ConvertTyped;

/// <summary>The devices that reports tell apart. One visit can be several: <c>Devices.Phone | Devices.IPhone</c>.</summary>
[Flags]
public enum Devices
{
    /// <summary>None of them: an empty list for the service.</summary>
    None = 0,

    /// <summary>Any phone; <c>ALLPH</c> for the service.</summary>
    Phone = 1,

    /// <summary>An iPhone; <c>IPH</c> for the service.</summary>
    IPhone = 2,

    /// <summary>A phone that is no iPhone; <c>OTHPH</c> for the service.</summary>
    OtherPhone = 4,

    /// <summary>Any tablet; <c>ALLTAB</c> for the service.</summary>
    Tablet = 8,

    /// <summary>An iPad; <c>IPAD</c> for the service.</summary>
    IPad = 16,

    /// <summary>A tablet that is no iPad; <c>OTHTAB</c> for the service.</summary>
    OtherTablet = 32,

    /// <summary>A desktop computer; <c>DESK</c> for the service.</summary>
    Desktop = 64,

    /// <summary>Any other device; <c>OTHDEV</c> for the service.</summary>
    Other = 128,
}
