using Microsoft.Data.Sqlite;

namespace OpsCenter.Storage.Embedded.File;

/// <summary>A prepared statement of one connection, kept between uses. Parameters go by position: <c>@0</c>, <c>@1</c>…</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

#pragma warning disable CA2100 // Only constant texts of this assembly come here; values travel as parameters.
    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var index = 0; index < parameters; index++)
        {
            _command.Parameters.Add(new SqliteParameter($"@{index}", null));
        }
    }
#pragma warning restore CA2100

    public int Execute(params ReadOnlySpan<object?> values) => Bound(values).ExecuteNonQuery();

    public object? Scalar(params ReadOnlySpan<object?> values) => Bound(values).ExecuteScalar();

    public SqliteDataReader Read(params ReadOnlySpan<object?> values) => Bound(values).ExecuteReader();

    public void Dispose() => _command.Dispose();

    private SqliteCommand Bound(ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            _command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return _command;
    }
}
