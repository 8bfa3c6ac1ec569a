using Microsoft.Extensions.Options;

namespace OpsCenter.Simulator.Running;

/// <summary>Address and token of the options.</summary>
internal sealed class OptionsPushLogin(IOptions<SimulatorOptions> options) : IPushLogins
{
    public bool Any => options.Value.PushUrl is not null;

    public ValueTask<PushLogin> ForAsync(string clientId, CancellationToken cancellation) =>
        ValueTask.FromResult(new PushLogin(options.Value.PushUrl ?? throw new InvalidOperationException("no address to push to"), options.Value.PushToken));
}
