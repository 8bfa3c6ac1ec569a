using Microsoft.Extensions.Options;

namespace OpsCenter.Storage.Relational;

internal sealed class RelationalOptionsValidator : IValidateOptions<RelationalOptions>
{
    public ValidateOptionsResult Validate(string? name, RelationalOptions options)
    {
        var errors = new List<string>();
        if (options.Provider == RelationalProvider.PostgreSQL && string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            errors.Add("Database:ConnectionString: PostgreSQL needs one, e.g. \"Host=db;Database=ops;Username=ops;Password=…\" (from the environment)");
        }

        if (options.Provider == RelationalProvider.Sqlite && !string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            errors.Add("Database:ConnectionString: SQLite takes none, its file is DataDir/ops.db; set Database:Provider=PostgreSQL or remove the string");
        }

        if (options.LockTimeout < TimeSpan.FromSeconds(0.1) || options.LockTimeout > TimeSpan.FromMinutes(2))
        {
            errors.Add($"Database:LockTimeout: {options.LockTimeout} is outside 00:00:00.1 to 00:02:00");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
