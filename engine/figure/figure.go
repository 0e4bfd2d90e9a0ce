// Package figure holds a body that can be placed, bent and drawn: its bones,
// its flesh, the things it holds, and how it gets from one pose to the next.
//
// The world is measured in meters: x points where the figure faces, y up, z to
// its right; the floor is y = 0. Angles are degrees from the anatomical
// position: flexion, abduction, external rotation, and whatever goes to the
// left are positive.
package figure
