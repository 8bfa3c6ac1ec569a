namespace OpsCenter.Core.Telemetry;

/// <summary>Severity of an event or alarm; the wall's four shapes. 1 is the worst, as ISA-18.2 counts priorities.</summary>
public enum Severity : byte
{
    None = 0,

    /// <summary>Diamond: act at once.</summary>
    Critical = 1,

    /// <summary>Triangle: act promptly.</summary>
    High = 2,

    /// <summary>Square: act when possible.</summary>
    Medium = 3,

    /// <summary>Circle: for information, no response defined.</summary>
    Low = 4,
}
