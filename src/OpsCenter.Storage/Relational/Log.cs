using Microsoft.Extensions.Logging;

namespace OpsCenter.Storage.Relational;

internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "Applied schema step {Version} {Name} on {Provider}")]
    public static partial void SchemaStepApplied(ILogger logger, int version, string name, RelationalProvider provider);
}
