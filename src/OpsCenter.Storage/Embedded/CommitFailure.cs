using Microsoft.Data.Sqlite;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Embedded;

/// <summary>What a commit comes to that SQLite did not take.</summary>
internal static class CommitFailure
{
    private const int TooBig = 18;

    public static CommitOutcome Of(SqliteException error) => error.SqliteErrorCode == TooBig
        ? new CommitOutcome.Rejected(error.Message)
        : new CommitOutcome.Retryable(error.Message);
}
