namespace OpsCenter.Storage.Relational;

/// <summary>Section <c>Database</c>.</summary>
public sealed class RelationalOptions
{
    public const string SectionName = "Database";

    /// <value>Default <see cref="RelationalProvider.Sqlite"/>.</value>
    public RelationalProvider Provider { get; set; } = RelationalProvider.Sqlite;

    /// <value>Npgsql connection string; required with PostgreSQL, must be absent with SQLite, whose file is <c>DataDir/ops.db</c>.</value>
    public string? ConnectionString { get; set; }

    /// <value>How long a writer waits for another process's lock. Default 10 s, legal 0.1-120 s.</value>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
