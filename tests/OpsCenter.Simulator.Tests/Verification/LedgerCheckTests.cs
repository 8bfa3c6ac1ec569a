using OpsCenter.Simulator.Verification;
using Xunit;

namespace OpsCenter.Simulator.Tests.Verification;

public sealed class LedgerCheckTests
{
    [Fact]
    public void Device_EverythingOnce_Holds()
    {
        var check = new LedgerCheck();

        check.Device([(0, 100), (1, 200)], [(100, 0), (200, 1)]);

        Assert.True(check.Holds);
        Assert.Equal((2, 2, 0, 0, 0), (check.Acknowledged, check.Stored, check.Missing, check.Duplicated, check.Unacknowledged));
    }

    [Fact]
    public void Device_AcknowledgedButNotStored_IsMissing()
    {
        var check = new LedgerCheck();

        check.Device([(0, 100), (1, 200)], [(100, 0)]);

        Assert.False(check.Holds);
        Assert.Equal(1, check.Missing);
    }

    [Fact]
    public void Device_StoredWithAnotherValue_IsMissing()
    {
        var check = new LedgerCheck();

        check.Device([(7, 100)], [(100, 8)]);

        Assert.Equal(1, check.Missing);
    }

    [Fact]
    public void Device_SameInstantTwiceOrSameNumberTwice_IsDuplicated()
    {
        var check = new LedgerCheck();

        check.Device([(0, 100), (1, 200)], [(100, 0), (100, 0), (200, 1), (300, 1)]);

        Assert.False(check.Holds);
        Assert.Equal((0, 2), (check.Missing, check.Duplicated));
    }

    [Fact]
    public void Device_StoredWithoutAnswer_IsNoFault()
    {
        var check = new LedgerCheck();

        check.Device([(0, 100)], [(100, 0), (200, 1)]);

        Assert.True(check.Holds);
        Assert.Equal(1, check.Unacknowledged);
    }
}
