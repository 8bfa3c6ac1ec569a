using System.Text;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Feeds.Polling;
using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Running;
using OpsCenter.Simulator.Systems;
using Xunit;

namespace OpsCenter.Simulator.Tests.Packs;

/// <summary>
/// The whole simulated province on the shipped mapping and rules: more than a cycle of its troubles as the devices send, three days with a look every five minutes,
/// then four days without a word from anybody, and the return. Played once for all tests that ask about it.
/// </summary>
public sealed class PlayedProvince : IAsyncLifetime
{
    private static readonly TimeSpan Dense = TimeSpan.FromMinutes(48);
    private static readonly TimeSpan DenseStep = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LooksUntil = TimeSpan.FromHours(32);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AskSeldom = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Silence = TimeSpan.FromDays(4);
    private readonly HashSet<string> _asked = [];
    private SimulatedProvince _province = null!;
    private (PollConfig Poll, ISystemBody Body)[] _systems = [];
    private AlarmRoom _room = null!;
    private TimeSpan _asking = TimeSpan.FromMinutes(2);

    public IngestConfiguration Configuration { get; } = IngestConfigLoader.Load(SampleProvince.ConfigDir).Configuration!;

    public IReadOnlyList<AlarmTransition> Transitions => _room.Transitions;

    internal AlarmRoom Room => _room;

    internal ServersOwn? ServersOwn { get; private set; }

    public async Task InitializeAsync()
    {
        _province = SampleProvince.Create();
        var bodies = SystemCatalogue.Create(_province.Model).ToDictionary(body => body.Path);
        _systems =
        [
            .. Configuration.Feeds.OfType<PollConfig>().Where(poll => bodies.ContainsKey(PathOf(poll))).Select(poll => (poll, bodies[PathOf(poll)])),
        ];
        _room = new AlarmRoom(SampleProvince.ConfigDir, Configuration, SampleProvince.Start);
        await _room.OpenAsync();
        await LookAsync(TimeSpan.Zero);

        // What counters add is known from the second look on.
        await LookAsync(TimeSpan.FromMinutes(3));
        ServersOwn = new ServersOwn(Configuration.AlarmRules.Where(rule =>
            rule.Condition is not AlarmCondition.Count and not AlarmCondition.Combination && !_room.Inputs.Contains((rule.Selector.Measurement!, rule.Selector.Field!))));
        await AsSentAsync();
        _asking = AskSeldom;
        while (_room.Now < SampleProvince.Start + LooksUntil)
        {
            await LookAsync(Look);
        }

        for (var hours = 0; hours < Silence.TotalHours; hours++)
        {
            await _room.PassAsync(TimeSpan.FromHours(1));
        }

        for (var looks = 0; looks < 3; looks++)
        {
            await LookAsync(Look);
        }
    }

    public async Task DisposeAsync() => await _room.DisposeAsync();

    private async Task AsSentAsync()
    {
        while (_room.Now < SampleProvince.Start + Dense)
        {
            await _room.PassAsync(DenseStep);
            foreach (var device in _province.Devices)
            {
                Hear(device, device.Between(_room.Now - DenseStep, _room.Now));
            }

            AskSystems();
            ServerItself();
        }
    }

    private async Task LookAsync(TimeSpan after)
    {
        await _room.PassAsync(after);
        foreach (var device in _province.Devices)
        {
            Hear(device, device.Sample(_room.Now));
        }

        AskSystems();
        ServerItself();
        await _room.PassAsync(TimeSpan.Zero);
    }

    private void Hear(ISimulatedDevice device, IEnumerable<SimulatedMessage> messages)
    {
        foreach (var message in messages)
        {
            _room.Hear(message.Topic, message.Payload, device is IPushingDevice or IFilingDevice ? null : device.ClientId);
        }
    }

    private static string PathOf(PollConfig poll) => poll.System + poll.Below.Split('?')[0];

    private void AskSystems()
    {
        foreach (var (poll, body) in _systems)
        {
            // As the system's server does it: the same answer, and so no new one, until the next full step.
            var often = Math.Max(body.Step.Ticks, _asking.Ticks);
            var step = new DateTimeOffset(_room.Now.UtcTicks / often * often, TimeSpan.Zero);
            var key = $"{body.Path}@{step.UtcTicks}";
            if (_asked.Add(key))
            {
                _room.Hear(poll.Topic, body.Write(step), device: null);
            }
        }
    }

    private void ServerItself()
    {
        foreach (var line in ServersOwn?.At(_room.Now - SampleProvince.Start) ?? [])
        {
            _room.Hear("line/server", Encoding.UTF8.GetBytes($"{line} {_room.Now.ToUnixTimeSeconds() * 1_000_000_000}"), device: null);
        }
    }
}
