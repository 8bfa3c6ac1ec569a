namespace OpsCenter.Simulator.Systems;

/// <summary>How a system is.</summary>
internal enum SystemFault : byte
{
    /// <summary>It answers.</summary>
    None,

    /// <summary>It answers 503.</summary>
    Down,

    /// <summary>It answers 200 with an error in the body, as many systems do; this must not become data.</summary>
    Confused,
}
