using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Units;

/// <summary>Somebody who works on incidents together: the province's centre, a department, a team. Immutable.</summary>
public sealed record Unit
{
    /// <summary>Stable key.</summary>
    public required string Id { get; init; }

    public required LocalizedText Name { get; init; }

    /// <summary>The unit above; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>User names.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Packs whose incidents come here; empty for no pack in particular.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];

    /// <summary>Areas whose incidents come here, those below them included; empty for no area in particular.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    public IReadOnlyList<RotaShift> Rota { get; init; } = [];

    /// <summary>In order of time.</summary>
    public IReadOnlyList<EscalationStep> Escalation { get; init; } = [];
}
