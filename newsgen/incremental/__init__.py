"""What lets a build do only what is new: values kept between builds, and what tells whether they still hold."""
