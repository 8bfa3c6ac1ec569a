using Microsoft.Extensions.Options;
using OpsCenter.App.Identity;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Screens;

/// <summary>What a person may do with wall displays; asks for <see cref="Permission.ManageScreens"/> and writes the audit.</summary>
public sealed class ScreenPairing(
    PairingDesk desk, ScreenKeys keys, IScreenStore store, IAuditLog audit, IOptions<ScreenOptions> options, TimeProvider time)
{
    public const int MaxNameLength = 60;

    private readonly AttemptLimit _attempts = new(options.Value.AttemptsPerMinute, TimeSpan.FromMinutes(1), time);

    /// <summary>Gives the display that shows <paramref name="code"/> a key and a name.</summary>
    public async Task<PairingOutcome> ApproveAsync(Caller caller, string code, string name, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageScreens))
        {
            return PairingOutcome.Forbidden;
        }

        var shown = name.Trim();
        if (shown.Length is 0 or > MaxNameLength)
        {
            return PairingOutcome.BadName;
        }

        if (!_attempts.TryTake(caller.Name))
        {
            return PairingOutcome.TooMany;
        }

        if (!desk.TryFindCode(code, out var request))
        {
            ScreenMetrics.WrongCodes.Add(1);
            return PairingOutcome.Unknown;
        }

        return await PairAsync(caller, request, shown, cancellation);
    }

    /// <summary>The display goes dark within seconds.</summary>
    public async Task<PairingOutcome> RevokeAsync(Caller caller, string id, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageScreens))
        {
            return PairingOutcome.Forbidden;
        }

        if (!await store.RevokeAsync(id, time.GetInstant(), cancellation))
        {
            return PairingOutcome.Unknown;
        }

        await audit.AppendAsync(caller, "screen.revoke", id, null, cancellation);
        await keys.RefreshAsync(force: true, cancellation);
        return PairingOutcome.Done;
    }

    /// <summary>All pairings, revoked ones too; empty without the permission.</summary>
    public async Task<IReadOnlyList<PairedScreen>> ListAsync(Caller caller, CancellationToken cancellation) =>
        caller.Can(Permission.ManageScreens) ? await store.ListAsync(cancellation) : [];

    private async Task<PairingOutcome> PairAsync(Caller caller, PairingRequest request, string name, CancellationToken cancellation)
    {
        var key = ScreenSecret.NewKey();
        var screen = new PairedScreen(
            Guid.NewGuid().ToString("n"), name, request.Screen, ScreenSecret.Hash(key), time.GetInstant(), caller.Name, RevokedAt: null);
        await store.AddAsync(screen, cancellation);
        await keys.RefreshAsync(force: true, cancellation);

        // Only now may the display have the key: handed out earlier it would be refused until the store knows it.
        if (!desk.TryHandOut(request, key))
        {
            await store.RevokeAsync(screen.Id, time.GetInstant(), cancellation);
            return PairingOutcome.Unknown;
        }

        await audit.AppendAsync(caller, "screen.pair", screen.Id, $"{name} · {request.Screen} · {request.Address}", cancellation);
        return PairingOutcome.Done;
    }
}
