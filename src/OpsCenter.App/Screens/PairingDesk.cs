using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using OpsCenter.App.Identity;

namespace OpsCenter.App.Screens;

/// <summary>The displays that wait for approval; in memory, because a code lives for minutes.</summary>
/// <remarks>
/// Thread-safe. Bounded by <see cref="ScreenOptions.MaxWaiting"/>: when full, a new display is refused and counted,
/// so a stranger who asks for codes cannot push out the display a technician stands before.
/// </remarks>
public sealed class PairingDesk(IOptions<ScreenOptions> options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, PairingRequest> _waiting = [];
    private readonly AttemptLimit _codes = new(options.Value.CodesPerMinute, TimeSpan.FromMinutes(1), time);

    /// <summary>A new code, or the one the display already shows.</summary>
    public PairingTicket Open(string screen, string address, string? ticket)
    {
        lock (_lock)
        {
            DropExpired();
            if (ticket is not null && _waiting.TryGetValue(ScreenSecret.Hash(ticket), out var known) && known.Screen == screen)
            {
                return new PairingTicket(ticket, known);
            }

            if (!_codes.TryTake(address) || _waiting.Count >= options.Value.MaxWaiting)
            {
                ScreenMetrics.Refused.Add(1);
                return PairingTicket.Refused;
            }

            var secret = ScreenSecret.NewKey();
            var request = new PairingRequest(
                ScreenSecret.Hash(secret), FreshCode(), screen, address, time.GetUtcNow() + options.Value.CodeLifetime, Key: null);
            _waiting.Add(request.TicketSha256, request);
            return new PairingTicket(secret, request);
        }
    }

    /// <summary>The request behind a ticket, or null where it expired or never was.</summary>
    public PairingRequest? Find(string ticket)
    {
        lock (_lock)
        {
            DropExpired();
            return _waiting.GetValueOrDefault(ScreenSecret.Hash(ticket));
        }
    }

    /// <summary>The request a person means by a code; false for an unknown, expired or used one.</summary>
    public bool TryFindCode(string code, [NotNullWhen(true)] out PairingRequest? request)
    {
        var typed = ScreenSecret.Normalize(code);
        lock (_lock)
        {
            DropExpired();
            request = _waiting.Values.FirstOrDefault(waiting => waiting.Key is null && waiting.Code == typed);
            return request is not null;
        }
    }

    /// <summary>Puts the key where the display collects it; false where someone else was faster or it expired.</summary>
    public bool TryHandOut(PairingRequest request, string key)
    {
        lock (_lock)
        {
            DropExpired();
            if (!_waiting.TryGetValue(request.TicketSha256, out var current) || current.Key is not null)
            {
                return false;
            }

            _waiting[request.TicketSha256] = current with { Key = key };
            return true;
        }
    }

    private string FreshCode()
    {
        string code;
        do
        {
            code = ScreenSecret.NewCode();
        }
        while (_waiting.Values.Any(waiting => waiting.Code == code));
        return code;
    }

    private void DropExpired()
    {
        var now = time.GetUtcNow();
        foreach (var request in _waiting.Values.Where(request => request.ExpiresAt <= now).ToArray())
        {
            _waiting.Remove(request.TicketSha256);
        }
    }
}
