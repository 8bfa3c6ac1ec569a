namespace OpsCenter.App.Briefings;

/// <summary>What became of printing. Closed: <see cref="Done"/>, <see cref="Missing"/>, <see cref="Busy"/> or <see cref="Failed"/>.</summary>
public abstract record BriefingPrint
{
    private BriefingPrint()
    {
    }

    /// <param name="Pdf">The paper.</param>
    public sealed record Done(byte[] Pdf) : BriefingPrint;

    /// <summary>There is no Chromium on this machine.</summary>
    public sealed record Missing : BriefingPrint;

    /// <summary>Too many wait already.</summary>
    public sealed record Busy : BriefingPrint;

    /// <param name="Reason">What Chromium said, or that it took too long.</param>
    public sealed record Failed(string Reason) : BriefingPrint;
}
