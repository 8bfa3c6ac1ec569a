using OpsCenter.Core.Notifications.Configuration;

namespace OpsCenter.Core.Briefings.Mailing;

/// <summary>A briefing on paper, kept until it is sent. Thread-safe.</summary>
public interface IBriefingPaper
{
    /// <summary>Prints and keeps it. Null where it cannot be printed here; why is in the log.</summary>
    /// <returns>Name to ask for it again.</returns>
    Task<string?> KeepAsync(Briefing briefing, NoticeLanguage language, string name, CancellationToken cancellation);
}
