using Microsoft.Extensions.Options;

namespace OpsCenter.App.Api.Tokens;

/// <summary>Counts wrong tokens per address and minute. Thread-safe. Remembers at most 10,000 addresses; more within one minute are not counted.</summary>
internal sealed class WrongTokenLimit(IOptions<ApiOptions> options, TimeProvider time)
{
    private const int MaxAddresses = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _wrong = [];
    private long _minute;

    /// <summary>One more wrong token; true where the address is to wait.</summary>
    public bool Add(string address)
    {
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        lock (_lock)
        {
            if (minute != _minute)
            {
                _minute = minute;
                _wrong.Clear();
            }

            if (_wrong.Count >= MaxAddresses && !_wrong.ContainsKey(address))
            {
                return false;
            }

            return (_wrong[address] = _wrong.GetValueOrDefault(address) + 1) > options.Value.MaxWrongTokensPerMinute;
        }
    }

    public int SecondsToWait() => 60 - (int)(time.GetUtcNow().ToUnixTimeSeconds() % 60);
}
