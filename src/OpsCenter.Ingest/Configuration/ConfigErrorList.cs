using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Collects every error of one load; nothing stops at the first.</summary>
internal sealed class ConfigErrorList
{
    private const int Most = 500;
    private readonly List<ConfigError> _errors = [];

    public int Count => _errors.Count;

    public void Add(string file, int? line, string key, string problem, string remedy)
    {
        if (_errors.Count < Most)
        {
            _errors.Add(new ConfigError(file, line, key, problem, remedy));
        }
    }

    public IReadOnlyList<ConfigError> Sorted() =>
        [.. _errors.OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line ?? 0)];
}
