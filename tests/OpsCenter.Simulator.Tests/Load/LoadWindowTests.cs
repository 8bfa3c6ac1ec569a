using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Simulator.Load;
using Xunit;

namespace OpsCenter.Simulator.Tests.Load;

public sealed class LoadWindowTests
{
    [Fact]
    public void TryAnswer_OutOfOrder_FreesRoomOnlyBehindTheOldest()
    {
        var window = new LoadWindow(2);
        var first = window.Add(0, 0);
        var second = window.Add(1, 0);

        Assert.True(window.TryAnswer(second, out var sequence, out _));
        Assert.Equal(1, sequence);
        Assert.False(window.HasRoom);
        Assert.True(window.TryAnswer(first, out _, out _));
        Assert.True(window.HasRoom);
        Assert.Equal(0, window.Count);
    }

    [Fact]
    public void TryAnswer_TwiceOrUnknown_IsRefused()
    {
        var window = new LoadWindow(4);
        var id = window.Add(0, 0);
        window.Add(1, 0);

        Assert.True(window.TryAnswer(id, out _, out _));
        Assert.False(window.TryAnswer(id, out _, out _));
        Assert.False(window.TryAnswer(0, out _, out _));
        Assert.False(window.TryAnswer(id + 2, out _, out _));
    }

    [Fact]
    public void TryNextResend_AfterRewind_GivesTheUnansweredInOrder()
    {
        var window = new LoadWindow(8);
        var ids = Enumerable.Range(0, 4).Select(sequence => window.Add(sequence, 0)).ToList();
        window.SkipResend();
        window.TryAnswer(ids[2], out _, out _);

        Assert.False(window.TryNextResend(out _, out _));
        window.Rewind();
        var again = new List<long>();
        while (window.TryNextResend(out _, out var sequence))
        {
            again.Add(sequence);
        }

        Assert.Equal([0, 1, 3], again);
    }

    [Fact]
    public void Add_MoreThanThereArePacketIds_EveryAnswerFindsItsMessage() =>
        Prop.ForAll(Arb.From(Gen.Choose(1, 64)), capacity =>
        {
            var window = new LoadWindow(capacity);
            for (var sequence = 0L; sequence < 140_000; sequence++)
            {
                var id = window.Add(sequence, sequence);
                if (id is < 1 or > 65535 || !window.TryAnswer(id, out var found, out var startedAt) || found != sequence || startedAt != sequence)
                {
                    return false;
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5));
}
