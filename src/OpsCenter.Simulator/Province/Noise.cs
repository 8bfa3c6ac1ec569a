namespace OpsCenter.Simulator.Province;

/// <summary>Randomness with random access: the same seed, key and instant give the same value, in any order and on any machine.</summary>
/// <remarks>So the past that is filled in at start joins the live values without a seam, and a test can ask for any instant.</remarks>
/// <param name="seed">Seed of the province.</param>
public sealed class Noise(int seed)
{
    private const int Memory = 24;

    /// <summary>Evenly spread in [0, 1).</summary>
    public double Uniform(string key, long index) => (Hash(key, index) >> 11) * (1.0 / (1UL << 53));

    /// <summary>About normal, mean 0, deviation 1 (sum of four even ones; never beyond ±3.5).</summary>
    public double Normal(string key, long index)
    {
        var sum = 0.0;
        for (var part = 0; part < 4; part++)
        {
            sum += Uniform(key, (index * 4) + part);
        }

        return (sum - 2) * 1.7320508;
    }

    /// <summary>
    /// A first-order autoregressive process, mean 0, deviation 1: each step keeps <paramref name="persistence"/> of the one before.
    /// Between steps the line is straight; what is older than 24 steps is forgotten.
    /// </summary>
    public double Drift(string key, DateTimeOffset at, TimeSpan step, double persistence)
    {
        var index = Math.DivRem(at.UtcTicks, step.Ticks, out var rest);
        var part = rest / (double)step.Ticks;
        return (At(index) * (1 - part)) + (At(index + 1) * part);

        double At(long position)
        {
            var (sum, weight) = (0.0, Math.Sqrt(1 - (persistence * persistence)));
            for (var back = 0; back < Memory; back++, weight *= persistence)
            {
                sum += weight * Normal(key, position - back);
            }

            return sum;
        }
    }

    private ulong Hash(string key, long index)
    {
        // FNV-1a over the key, then the finaliser of SplitMix64: string.GetHashCode differs from run to run.
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var letter in key)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        hash += (ulong)index * 0x9E3779B97F4A7C15UL;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
