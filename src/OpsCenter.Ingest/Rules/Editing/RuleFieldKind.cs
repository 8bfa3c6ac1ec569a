namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>What a field of a rule holds.</summary>
public enum RuleFieldKind
{
    Text,

    /// <summary>One of the file's own words, e.g. a severity, or the name of a shared limit.</summary>
    Word,

    Number,

    /// <summary>A number, the name of a shared limit, or how long a silence may last.</summary>
    Limit,

    /// <summary>E.g. <c>30s</c>, <c>5m</c>.</summary>
    Duration,
}
