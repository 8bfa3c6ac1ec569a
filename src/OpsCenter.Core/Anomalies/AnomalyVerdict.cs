namespace OpsCenter.Core.Anomalies;

/// <summary>What a person said of an anomaly.</summary>
public enum AnomalyVerdict
{
    /// <summary>Something had really happened.</summary>
    Confirmed,

    /// <summary>Nothing worth knowing.</summary>
    Dismissed,
}
