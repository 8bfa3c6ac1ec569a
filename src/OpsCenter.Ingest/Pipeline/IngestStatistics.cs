using System.Collections.Concurrent;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>Counters per source. Written by the committer, read by anyone.</summary>
public sealed class IngestStatistics
{
    private readonly ConcurrentDictionary<string, Counters> _sources = new(StringComparer.Ordinal);

    /// <summary>In order of source id.</summary>
    public IReadOnlyList<IngestSourceStatus> Snapshot() =>
        [.. _sources.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Snapshot(pair.Key))];

    internal void Count(string source, in IngestOutcome outcome, Instant receivedAt) =>
        _sources.GetOrAdd(source, static _ => new Counters()).Count(outcome, receivedAt);

    private sealed class Counters
    {
        private readonly Lock _lock = new();
        private long _messages;
        private long _readings;
        private long _events;
        private long _quarantined;
        private Instant? _lastMessage;
        private string? _lastError;
        private Instant? _lastErrorAt;

        public void Count(in IngestOutcome outcome, Instant receivedAt)
        {
            lock (_lock)
            {
                _messages++;
                _readings += outcome.Readings;
                _events += outcome.Events;
                _lastMessage = receivedAt;
                if (outcome.Result != IngestResult.Stored)
                {
                    _quarantined += outcome.Result == IngestResult.Quarantined ? 1 : 0;
                    _lastError = outcome.Reason;
                    _lastErrorAt = receivedAt;
                }
            }
        }

        public IngestSourceStatus Snapshot(string source)
        {
            lock (_lock)
            {
                return new IngestSourceStatus(source, _messages, _readings, _events, _quarantined, _lastMessage, _lastError, _lastErrorAt);
            }
        }
    }
}
