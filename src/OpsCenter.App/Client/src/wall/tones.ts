/** A tone: pitches in Hz one after the other, each so many seconds, drawn by an oscillator of this shape. */
export interface Tone { pitches: number[]; each: number; shape: OscillatorType }

/**
 * Told apart by their melody, not by loudness: critical rises and falls in three short calls, high is two falling notes,
 * medium one, information one low and soft.
 */
export const tones: Record<1 | 2 | 3 | 4, Tone> = {
  1: { pitches: [660, 880, 660, 0, 660, 880, 660], each: 0.17, shape: "triangle" },
  2: { pitches: [740, 0, 554], each: 0.2, shape: "triangle" },
  3: { pitches: [587], each: 0.35, shape: "sine" },
  4: { pitches: [392], each: 0.25, shape: "sine" },
};

/** Draws the tone on a sound context; each note swells and fades so that nothing clicks. */
export function play(context: AudioContext, tone: Tone, volume: number): void {
  tone.pitches.forEach((pitch, index) => {
    if (pitch === 0) return;
    const from = context.currentTime + 0.03 + index * tone.each;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = tone.shape;
    oscillator.frequency.value = pitch;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(volume, from + 0.025);
    gain.gain.setValueAtTime(volume, from + tone.each * 0.7);
    gain.gain.linearRampToValueAtTime(0, from + tone.each);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + tone.each + 0.02);
  });
}
