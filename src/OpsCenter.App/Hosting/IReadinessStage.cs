namespace OpsCenter.App.Hosting;

/// <summary>Answers of <c>/readyz</c>: every stage reports itself by name.</summary>
public interface IReadinessStage
{
    string Name { get; }

    /// <summary>Null when the stage runs; otherwise what it waits for.</summary>
    string? NotReadyBecause { get; }

    /// <summary>What a person should know although the stage runs; null where there is nothing.</summary>
    string? Remark => null;
}
