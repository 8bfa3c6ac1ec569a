namespace OpsCenter.Core.Incidents.Handover;

/// <summary>What became of signing or confirming a handover.</summary>
public enum HandoverOutcome
{
    Done,

    /// <summary>The caller may not work on incidents.</summary>
    Forbidden,

    NotFound,

    /// <summary>Whoever gives cannot take.</summary>
    OwnHandover,

    AlreadyConfirmed,

    TextMissing,

    TextTooLong,

    /// <summary>The shift ends before it begins.</summary>
    WrongPeriod,
}
