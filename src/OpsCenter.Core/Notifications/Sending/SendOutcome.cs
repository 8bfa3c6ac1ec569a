namespace OpsCenter.Core.Notifications.Sending;

/// <summary>How an attempt ended. Closed: <see cref="Taken"/> or <see cref="NotTaken"/>.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The receiver answered that it has it.</summary>
    public sealed record Taken : SendOutcome;

    /// <param name="Reason">For people; holds no secret.</param>
    /// <param name="Channel">Nothing else would get through now either: the whole channel waits. False where only this message is refused.</param>
    /// <param name="After">The receiver asked not to be tried before so long; null where it did not.</param>
    public sealed record NotTaken(string Reason, bool Channel = true, TimeSpan? After = null) : SendOutcome;
}
