namespace OpsCenter.Core.Alarms;

/// <summary>Answer to a question for transitions. Closed: <see cref="Listed"/> or <see cref="Forbidden"/>.</summary>
public abstract record AlarmHistory
{
    private AlarmHistory()
    {
    }

    /// <param name="Transitions">Newest first.</param>
    public sealed record Listed(IReadOnlyList<AlarmTransition> Transitions) : AlarmHistory;

    /// <summary>The caller may not read.</summary>
    public sealed record Forbidden : AlarmHistory;
}
