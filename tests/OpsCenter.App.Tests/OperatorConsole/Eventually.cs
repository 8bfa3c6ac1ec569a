using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>Waits for what another thread brings about.</summary>
internal static class Eventually
{
    /// <summary>Fails where it does not hold within three minutes, far beyond what is promised, because a build machine is slow.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
        {
            Assert.True(await timer.WaitForNextTickAsync(limit.Token));
        }
    }
}
